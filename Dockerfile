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


FROM eclipse-temurin:25.0.3_9-jre-noble AS application

WORKDIR /app
# The layer that changes least comes first, so after a change to the code only the last layers are new.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY docker/jvm.options ./


# The cache of loaded classes and profiles is made by the JVM that will read it, from the same files, after it has seen some load.
FROM application AS training

# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends curl postgresql && rm -rf /var/lib/apt/lists/*

COPY docker/training.sh ./
RUN service postgresql start \
    && runuser -u postgres -- psql --command "create role orders login password 'orders'" \
    && runuser -u postgres -- createdb --owner orders --encoding UTF8 --template template0 orders \
    && SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:5432/orders SPRING_DATASOURCE_USERNAME=orders SPRING_DATASOURCE_PASSWORD=orders \
        ./training.sh -XX:AOTCacheOutput=order-api.aot -Xlog:aot=error


FROM application

COPY --from=training /app/order-api.aot ./

# A number, so that a cluster can check that it is not root. This user owns no files here and can write to /tmp only.
USER 10001

EXPOSE 8080

# The first start also creates the tables. It takes ten seconds, or more than a minute on a busy machine. The image has neither wget nor
# curl, but bash can open a connection.
HEALTHCHECK --start-period=120s --interval=10s --timeout=3s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.1 200 ' <&3"]

# Without a shell, so that SIGTERM reaches the JVM. A cache that does not fit, or is not there, is ignored. With profiles from the cache
# there is much to compile at once. For two cores the JVM would take two compilers, to which busy requests leave half a core. Of eight, two
# are C1 and six are C2; those with nothing to do end. From 16 cores on the JVM has as many by itself.
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=order-api.aot", "-XX:CICompilerCount=8", "-jar", "order-api.jar"]
