#!/bin/sh
# Starts the application, sends requests of each kind, and stops it again, so that the JVM can write down what it has loaded, linked
# and measured. The next start reads that instead of doing it again. See docs/decisions/0036-how-the-jvm-starts.md.
#
# It needs an empty database, named by SPRING_DATASOURCE_URL and so on. The arguments are more options of the JVM, such as the file:
#   docker/training.sh -XX:AOTCacheOutput=order-api.aot        for JDK 25 and newer
#   docker/training.sh -XX:ArchiveClassesAtExit=order-api.jsa  for JDK 17 and newer
set -eu

server=http://127.0.0.1:${SERVER_PORT:-8080}
orders=$server/api/orders

# The demo's operator may do everything. The seed takes its orders through their whole life, without HTTP.
SPRING_PROFILES_ACTIVE=demo ORDERFLOW_SEED=2000 java @jvm.options "$@" -jar order-api.jar &
application=$!
until curl --silent --fail "$server/actuator/health/readiness"; do
    kill -0 "$application"
    sleep 1
done

requests() {
    curl --no-progress-meter --parallel --parallel-max 8 --user operator:operator "$@" > training.out
}

# One request for each number. What follows # is not sent, so they are all the same.
place() {
    requests --header 'Content-Type: application/json' --data '{"customerId": "training", "lines": [
        {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}},
        {"sku": "pen-1", "quantity": 1, "unitPrice": {"amount": 1.5, "currency": "EUR"}}]}' "$@"
}

# Two of each stream, to follow what happens meanwhile.
for stream in "$orders/stream" "$server/api/events/stream"; do
    curl --no-buffer --silent --user operator:operator "$stream" "$stream" --parallel > /dev/null &
done

# In rounds, because the compiler needs time for what it has seen: a profile is complete once its method is compiled.
for round in $(seq 20); do
    place "$orders#[1-500]"
    requests "$orders?customerId=training&status=PLACED&limit=200"
    grep --only-matching '"orderId":"[^"]*"' training.out | cut -d '"' -f 4 > training.ids
    sed "s|.*|url=$orders/&/confirm|" training.ids | requests --request POST --config -
    sed "s|.*|url=$orders/&?atLeastVersion=1|" training.ids | requests --config -
    sed "s|.*|url=$orders/&|" training.ids | requests --config -
    requests "$orders#[1-100]"
    # Refused: they are confirmed already.
    head -n 20 training.ids | sed "s|.*|url=$orders/&/confirm|" | requests --request POST --config -
    head -n 20 training.ids | sed "s|.*|url=$orders/&?version=1|" | requests --config -
    head -n 20 training.ids | sed "s|.*|url=$orders/&/events|" | requests --config -
    place --header "Idempotency-Key: training-$round" "$orders#[1-5]"
    requests --data '{}' "$orders#[1-10]"
done

for processor in order-list order-details daily-statistics customer-summary; do
    requests --request POST "$server/api/processors/$processor/replay"
done
requests "$server/api/events#[1-200]" "$server/api/statistics/daily#[1-200]" "$server/api/customers/training/orders/summary#[1-200]" \
    "$server/api/processors#[1-200]" "$server/actuator/health/readiness#[1-200]" "$server/actuator/prometheus#[1-20]" "$server/" \
    "$server/v3/api-docs"

# All this was for nothing if the requests were refused.
requests --fail "$orders?customerId=training&status=CONFIRMED&limit=1"
grep --quiet CONFIRMED training.out

rm training.out training.ids
kill "$application"
# 143 is how a JVM ends on SIGTERM.
wait "$application" || [ $? -eq 143 ]
