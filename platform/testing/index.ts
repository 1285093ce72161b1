export { type TestDatabase, testDatabase } from './database.ts'
export { type TestServer, startTestServer } from './test-server.ts'
