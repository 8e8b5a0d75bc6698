package dev.orderflow.demo.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As much of {@code ./mvnw spring-boot:run} as the database needs, in a JVM that a test may kill. */
record ChildJvm(Process process) {

    private static final String URL = "url=";

    /** Its data go to {@code .data/postgres} in the working directory. */
    static ChildJvm startIn(Path workingDirectory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // The locale of the tests: nothing may depend on that of the machine.
                        "-Duser.language=tr",
                        "-Duser.extensions=u-nu-arab",
                        ChildJvm.class.getName())
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().remove("SPRING_DATASOURCE_URL");
        return new ChildJvm(builder.start());
    }

    /** Returns once its database can be used. */
    String awaitUrl() throws IOException {
        StringBuilder before = new StringBuilder();
        String line;
        while ((line = process.inputReader(UTF_8).readLine()) != null) {
            if (line.startsWith(URL)) {
                return line.substring(URL.length());
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("It did not start:\n" + before);
    }

    /** Returns once it has ended. */
    String awaitRemainingOutput() throws IOException {
        StringBuilder output = new StringBuilder();
        process.inputReader(UTF_8).lines().forEach(line -> output.append(line).append('\n'));
        return output.toString();
    }

    public static void main(String[] arguments) {
        LocalPostgres postgres = new SpringApplicationBuilder(
                        LocalPostgresAutoConfiguration.class, DataSourceAutoConfiguration.class, LastWords.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.keep-alive=true",
                        "spring.config.location=optional:classpath:/nothing/",
                        "logging.level.io.zonky.test=info")
                .run(arguments)
                .getBean(LocalPostgres.class);
        System.out.println(URL + postgres.getJdbcUrl());
    }

    /** Whoever depends on the data source can use it to the end. */
    record LastWords(DataSource dataSource) implements DisposableBean {

        @Override
        public void destroy() {
            System.out.println(JdbcClient.create(dataSource)
                    .sql("select 'last words'")
                    .query(String.class)
                    .single());
        }
    }
}
