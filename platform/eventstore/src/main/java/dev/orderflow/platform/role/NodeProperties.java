package dev.orderflow.platform.role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * About the node as a whole.
 *
 * @param role what the node is for: commands and answers (both), commands alone (write), or answers from a copy of the log (read). A
 *     database belongs to read nodes or to the others, for good.
 */
@ConfigurationProperties("orderflow")
public record NodeProperties(@DefaultValue("both") NodeRole role) {}
