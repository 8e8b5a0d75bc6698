package dev.orderflow.platform.web.startup;

/**
 * One line of what is logged once the application is ready; every bean of this type is a line. Never a secret.
 *
 * @param what the thing, in a word or two: {@code Accounts}
 * @param where its place or its names
 */
public record StartupInfo(String what, String where) {}
