/** An event as the API has it, without what the page notes when one arrives. */
export const eventJson = ({ seenAt, settled, ...event }) => JSON.stringify(event, null, 2);
