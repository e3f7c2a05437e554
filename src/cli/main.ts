#!/usr/bin/env node
import { runCommand } from "./commands.ts";
import { terminalOf } from "./terminal.ts";

// Not `process.exit`: what is still on its way to a pipe would be cut off.
process.exitCode = await runCommand(process.argv.slice(2), terminalOf(process));
