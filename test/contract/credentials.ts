/** What the mock takes for a caller who may do everything: any credential of the right form. */
export const CREDENTIALS: Record<string, Record<string, string>> = {
  "music-generations": { "X-API-Key": "any-key" },
  "music-jobs": { Authorization: "Bearer any-key" },
  "scene-jobs": { Authorization: "Bearer any-key" },
};
