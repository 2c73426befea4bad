/** The reference service: three generation-job APIs on one domain. */
export type { Accounts } from "./accounts/accounts.ts";
export type { Capability, Owner, Principal } from "./accounts/principal.ts";
export { type Config, ConfigError, readConfig } from "./config.ts";
export { FolderLockedError } from "./database/lock.ts";
export type { MusicEngine, MusicRequest, Recording, RenderOptions } from "./engines/engine.ts";
export { studio } from "./engines/music/studio.ts";
export { easel } from "./engines/scenes/easel.ts";
export type { SceneEngine } from "./engines/scenes/scene-engine.ts";
export { createService, type Service, type ServiceOptions } from "./service.ts";
