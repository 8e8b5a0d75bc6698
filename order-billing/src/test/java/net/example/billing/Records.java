package net.example.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** What a topic has. */
final class Records {

    private static final JsonMapper JSON = new JsonMapper();

    private Records() {}

    /** All that are committed by now, those of one partition in their sequence. */
    static List<ConsumerRecord<String, byte[]>> committed(KafkaServer kafka, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.address(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (end.entrySet().stream().anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    /** The versions of each order, in the sequence in which they came for the first time. */
    static Map<String, List<Long>> withoutRepetitions(List<ConsumerRecord<String, byte[]>> records) {
        Set<String> ids = new HashSet<>();
        return records.stream()
                .filter(record -> ids.add(header(record, "ce_id")))
                .collect(groupingBy(ConsumerRecord::key, mapping(Records::version, toList())));
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        return JSON.readTree(record.value()).get("version").asLong();
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name), name).value(), UTF_8);
    }
}
