package dev.orderflow.platform.role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * About the node as a whole.
 *
 * @param role what it is for
 */
@ConfigurationProperties("orderflow")
public record NodeProperties(@DefaultValue("both") NodeRole role) {}
