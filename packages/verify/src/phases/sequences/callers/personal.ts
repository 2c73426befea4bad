/** Paths that speak of who calls. Of others there may be one for all. */
export const PERSONAL = /\/(?:me|self|my|whoami|profile|account|user|preferences)(?:\/|$)/i;
