FROM eclipse-temurin:17.0.20_8-jdk-noble AS build

# The Maven Wrapper knows the checksum of Maven's zip, so it needs unzip.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*

WORKDIR /build
COPY . .

# Maven, and whatever it downloads, stay in the builder's cache. Tests and formatting are the business of ./mvnw verify.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip -pl order-api -am package
RUN java -Djarmode=tools -jar order-api/target/order-api.jar extract --layers --destination /layers


FROM eclipse-temurin:17.0.20_8-jre-noble

WORKDIR /app
# What changes least comes first: after a change to the code, only the last layer is new.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./

# A number, by which a cluster can tell that it is not root. It owns nothing here, and can write to /tmp alone.
USER 10001

EXPOSE 8080

# A first start, which also makes the tables, takes ten seconds, but has been seen to take over a minute on a busy machine.
HEALTHCHECK --start-period=120s --interval=10s --timeout=3s --retries=3 \
    CMD wget -qO /dev/null "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health/readiness" || exit 1

# Without a shell, so that SIGTERM reaches the JVM. The heap may take 60 % of the container's memory: threads, classes and
# buffers live beside it. After an OutOfMemoryError nothing can be relied on, so the container ends, and is started anew.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "order-api.jar"]
