export { type Catalogue, catalogueOf, forgetCatalogue, versionOf } from './catalogue-of.ts'
export {
  ARCHETYPES,
  type AnswerTemplate,
  type Archetype,
  CATALOGUE_CHANNELS,
  FIELD_KINDS,
  type FieldKind,
  type FormField,
  LEVELS,
  LIFE_MOMENTS,
  type Localised,
  PUBLIC_STAGES,
  type RequestType,
  type RequestTypeDefinition,
  type RoutingRule,
  inLanguage,
  requestTypeDefinition,
} from './request-type.ts'
export { type RoutingDecision, type RoutingQuestion, route } from './routing.ts'
export { type TypeSuggestion, suggestTypes } from './suggest-types.ts'
