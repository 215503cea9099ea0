export { VERSION as version } from '../version.js';
