package dev.orderflow.api.contract;

import dev.orderflow.api.FullApplication;

/** Orders whose recipient no other test knows. */
@FullApplication
abstract class PersonalDataSetUp extends OverHttp {

    final PersonalDataCalls ada = new PersonalDataCalls(this);

    /** How often the log says that the customer was erased. */
    long erasures() {
        return sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                .param("personal-data/" + ada.customer)
                .query(Long.class)
                .single();
    }
}
