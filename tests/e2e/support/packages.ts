// Packages for the programs beside this folder, which have no node_modules of their own.
export { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
export { default as addFormats } from 'ajv-formats';
export { parse as parseYaml } from 'yaml';
