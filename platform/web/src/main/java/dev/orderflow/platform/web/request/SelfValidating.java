package dev.orderflow.platform.web.request;

/** A part of a body with rules that join several of its components. */
public interface SelfValidating {

    /** Called once the part is read. A component is there if nothing was found wrong with it; else it may be null. */
    void check(JsonLocation here);
}
