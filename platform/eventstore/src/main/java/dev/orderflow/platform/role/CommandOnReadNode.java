package dev.orderflow.platform.role;

/** A read node was given a command. Nothing was written. It says nothing about the command, so a stack trace does not help. */
public final class CommandOnReadNode extends RuntimeException {

    CommandOnReadNode() {
        super("A read node takes no commands", null, false, false);
    }
}
