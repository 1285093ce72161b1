export {
  type Destinations,
  EGRESS_REFUSALS,
  type Egress,
  type EgressAnswer,
  type EgressOptions,
  type EgressRefusal,
  type EgressRequest,
  openEgress,
} from './egress.ts'
export { isPublicAddress } from './public-address.ts'
