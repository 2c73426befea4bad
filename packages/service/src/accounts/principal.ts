/** Whose a thing is. Every store asks for it, so that nobody's query can meet another's rows. */
export interface Owner {
  readonly organizationId: string;
  readonly userId: string;
}

/** What a member may do in an organization. */
export type Capability = "USE_MUSIC_GENERATION";

/** Who calls: the member that an API key acts for. */
export interface Principal extends Owner {
  readonly keyId: string;
  readonly capabilities: ReadonlySet<string>;
}
