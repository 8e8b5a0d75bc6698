FROM eclipse-temurin:17.0.20_8-jdk-noble AS build

# The Maven Wrapper knows the checksum of Maven's zip, so it needs unzip.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*

WORKDIR /build
COPY . .

# Maven and its downloads stay in the cache of the builder. ./mvnw verify runs the tests and checks the format.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip -pl order-api -am package
RUN java -Djarmode=tools -jar order-api/target/order-api.jar extract --layers --destination /layers


FROM eclipse-temurin:17.0.20_8-jre-noble

WORKDIR /app
# The layer that changes least comes first, so after a change to the code only the last layer is new.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./

# A number, so that a cluster can check that it is not root. This user owns no files here and can write to /tmp only.
USER 10001

EXPOSE 8080

# The first start also creates the tables. It takes ten seconds, or more than a minute on a busy machine.
HEALTHCHECK --start-period=120s --interval=10s --timeout=3s --retries=3 \
    CMD wget -qO /dev/null "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health/readiness" || exit 1

# Without a shell, so that SIGTERM reaches the JVM. The heap may take 60 % of the container's memory; threads, classes and
# buffers need the rest. After an OutOfMemoryError the state of the application is unknown, so the container ends.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "order-api.jar"]
