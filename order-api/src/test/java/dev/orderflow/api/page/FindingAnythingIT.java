package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One field for whatever is known of an order or an event. */
@InEveryLook
class FindingAnythingIT extends Finding {

    @Test
    void anOrderIsOpenedByTheBeginningOfItsIdByTheKeyboardAlone() {
        String order = listed(newCustomer());

        page.keyboard().press("Control+k");
        page.keyboard().type(order.substring(0, 13));
        assertThat(options().first()).containsText(order);
        assertThat(options().first()).hasAttribute("aria-selected", "true");
        page.keyboard().press("Enter");

        assertThat(page.locator("order-timeline")).containsText(order);
        assertThat(field()).isHidden();
    }

    @Test
    void theArrowsChooseAmongWhatWasFoundAndEscapeCloses() {
        String customer = newCustomer();
        listed(customer);
        button("Find anything").click();
        field().fill(customer);
        assertThat(options().nth(0)).containsText(customer);
        assertThat(options()).hasCount(2);

        page.keyboard().press("ArrowDown");
        assertThat(options().nth(1)).hasAttribute("aria-selected", "true");
        assertThat(field()).hasAttribute("aria-activedescendant", "finding-payloads");
        page.keyboard().press("ArrowDown");
        assertThat(options().nth(0)).hasAttribute("aria-selected", "true");
        page.keyboard().press("Escape");

        assertThat(field()).isHidden();
        assertThat(button("Find anything")).isFocused();
    }

    @Test
    void aCustomerFiltersTheList() {
        String customer = newCustomer();
        String order = listed(customer);
        listed(newCustomer());

        find(customer.substring(0, customer.length() - 1), customer);

        assertThat(row(order)).isVisible();
        assertThat(page.locator("order-list .orders li")).hasCount(1);
        assertThat(page.locator("order-list input[type=search]")).hasValue(customer);
    }

    @Test
    void whoPastesAnOrdersIdGoesToTheOrder() {
        String order = listed(newCustomer());

        paste("  " + order + "\n");

        assertThat(page.locator("order-timeline")).containsText(order);
    }

    @Test
    void whatNothingIsCalledIsSaid() {
        paste(UUID.randomUUID().toString());

        assertThat(page.locator("find-anything [role=status]")).hasText("Nothing was found by this name.");
    }

    @Test
    void everybodyCanUseIt() {
        String customer = newCustomer();
        String order = listed(customer);
        button("Find anything").click();
        field().fill(order.substring(0, 2));
        assertThat(options().first()).containsText(order.substring(0, 2));
        assertThatEverybodyCanUse("dialog[open]", "find");
    }

    private void paste(String text) {
        page.evaluate("""
                (text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
                }
                """, text);
    }
}
