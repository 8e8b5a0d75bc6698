/** An order's id as a whole: a UUID, in capital letters or small ones. */
export const ORDER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
