// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// wire-types.mjs: writes generated/wire.ts, the types of all that the protocol's two schemas describe. The values of the
// WebSocket's schema are the OpenAPI document's components, so one generator does both.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const schemas = new URL('../../common/protocol/schema/', import.meta.url);
const output = fileURLToPath(new URL('../generated/wire.ts', import.meta.url));

/** Reads a schema with every reference to a value of the WebSocket's schema made one to a component. */
function schema(name) {
  const text = readFileSync(new URL(name, schemas), 'utf8');
  return JSON.parse(text.replaceAll(/"(foyer\.v1\.json)?#\/\$defs\//g, '"#/components/schemas/'));
}

const http = schema('openapi.json');
http.components = { ...http.components, schemas: schema('foyer.v1.json').$defs };
const types = astToString(await openapiTS(http, { defaultNonNullable: false, silent: true }));
const licence = ['SPDX-FileCopyrightText: Foyer contributors', 'SPDX-License-Identifier: GPL-3.0-or-later'];
const text = [...licence, 'Made by scripts/wire-types.mjs of the schemas in common/protocol/schema.']
  .map((line) => `// ${line}\n`)
  .join('')
  .concat(types);

// An unchanged file keeps its time, so nothing that depends on it is built again.
if (!existsSync(output) || readFileSync(output, 'utf8') !== text) {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
}
