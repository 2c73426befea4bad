/** Whose a thing is. Every store asks for it, so that nobody's query can meet another's rows. */
export interface Owner {
  readonly organizationId: string;
  readonly userId: string;
}

/** What a member may do in an organization. */
export const CAPABILITIES = ["USE_MUSIC_GENERATION"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Who calls: the member that an API key acts for. */
export interface Principal extends Owner {
  readonly keyId: string;
  readonly capabilities: ReadonlySet<string>;
}
