export { type Answer, type DeskServer, deskServer } from './desk-server.tsx'
export { aCitizen, aFile, aRequest, ok } from './sample-requests.ts'
export { type SmallCity, buildSmallCity } from './small-city.ts'
