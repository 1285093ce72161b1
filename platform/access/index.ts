export type { Actor, AgentActor, CitizenActor, HeldRole, Sight, SystemActor, TokenActor, VisitorActor } from './actor.ts'
export { NO_SIGHT, actorId, holdsRole, systemActor, visitor } from './actor.ts'
