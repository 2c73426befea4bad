// What openapi-typescript makes of openapi.yaml beside this file, a parameter with a default being there for a handler.

export interface components {
  schemas: {
    Track: {
      id: number;
      title: string;
      /** @enum {unknown} */
      mode?: "creation" | "focus";
    };
    Failure: {
      title: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}

export interface operations {
  listTracks: {
    parameters: {
      query?: {
        limit: number;
        mode?: "creation" | "focus";
      };
      header?: {
        "X-Trace"?: number;
      };
      path?: never;
      cookie?: {
        session?: string;
      };
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          "X-Total-Count": number;
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Track"][];
        };
      };
      /** @description No. */
      "4XX": {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Failure"];
        };
      };
    };
  };
  createTrack: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Track"];
        "multipart/form-data": {
          title?: string;
        };
        "audio/wav": string;
      };
    };
    responses: {
      /** @description Taken. */
      202: {
        headers: {
          Location: string;
          "Retry-After"?: number;
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Track"];
        };
      };
      /** @description No. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Failure"];
        };
      };
    };
  };
  getTrack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        track_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Track"];
        };
      };
      /** @description No. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Failure"];
        };
      };
    };
  };
  removeTrack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        track_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Failure"];
        };
      };
    };
  };
  getAudio: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        track_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "audio/wav": string;
          "application/json": {
            url: string;
          };
        };
      };
      /** @description There. */
      302: {
        headers: {
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  streamEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/event-stream": string;
        };
      };
    };
  };
}
