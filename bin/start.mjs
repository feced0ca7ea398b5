#!/usr/bin/env node
// `npm start`. Plain Node until the packages are there; the supervisor itself is bin/supervisor/, bundled into dist/.
import { prepare } from "./prelude/prepare.mjs";

await prepare("dist/supervisor.mjs");
