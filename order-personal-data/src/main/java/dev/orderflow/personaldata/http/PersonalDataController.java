package dev.orderflow.personaldata.http;

import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.personaldata.erasure.ErasePersonalData;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.platform.operations.AuditTrail;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.security.RequiresScope;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Erases what is known of a customer. */
@RestController
@RequiresScope("ops:admin")
@AnsweredBy(NodeRole.WRITE)
class PersonalDataController {

    private final AuditTrail trail;
    private final CustomerKeys keys;
    private final CommandGateway commands;

    PersonalDataController(AuditTrail trail, CustomerKeys keys, CommandGateway commands) {
        this.trail = trail;
        this.keys = keys;
        this.commands = commands;
    }

    /** Key, event and the row of the trail are one transaction. Where nothing is known there is nothing to say in the log. */
    @DeleteMapping("/api/customers/{customerId}/personal-data")
    ResponseEntity<Void> erasePersonalData(
            @PathVariable CustomerId customerId, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        trail.record(
                "erase",
                "personal-data",
                customerId.value(),
                () -> keys.destroy(customerId.value())
                        .ifPresent(key -> commands.sendAndWait(new ErasePersonalData(customerId, key))));
        return ResponseEntity.noContent().build();
    }
}
