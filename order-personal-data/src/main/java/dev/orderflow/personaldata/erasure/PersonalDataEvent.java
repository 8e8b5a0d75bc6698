package dev.orderflow.personaldata.erasure;

/** A fact about what is known of one customer. */
public sealed interface PersonalDataEvent permits PersonalDataErased {

    String customerId();
}
