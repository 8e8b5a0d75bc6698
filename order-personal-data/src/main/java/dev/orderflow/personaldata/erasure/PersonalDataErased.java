package dev.orderflow.personaldata.erasure;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The key is destroyed, and so is everything that it has sealed. */
@Revision("1")
public record PersonalDataErased(String customerId, UUID keyId) implements PersonalDataEvent {}
