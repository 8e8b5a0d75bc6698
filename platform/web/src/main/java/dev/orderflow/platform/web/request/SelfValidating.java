package dev.orderflow.platform.web.request;

/** A part of a body with rules about several of its components. */
public interface SelfValidating {

    /** Called once the part is read. A component may be null if a fault was found in it; {@link JsonLocation#isSound} says so. */
    void check(JsonLocation here);
}
