// Written by script/generate-types.ts: do not edit.

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface AccountsAgentCredential {
  agent_id: string;
  failures: Generated<number>;
  password_hash: string | null;
  password_set_at: Temporal.Instant | null;
  retry_at: Temporal.Instant | null;
  totp_confirmed_at: Temporal.Instant | null;
  totp_last_step: number | null;
  totp_secret: Buffer | null;
}

export interface AccountsApiToken {
  created_at: Temporal.Instant;
  expires_at: Temporal.Instant | null;
  id: string;
  last_used_at: Temporal.Instant | null;
  name: string;
  revoked_at: Temporal.Instant | null;
  role_code: string;
  scopes: string[];
  token_hash: Buffer;
  unit_id: string | null;
}

export interface AccountsAttempt {
  failures: number;
  key: Buffer;
  last_at: Temporal.Instant;
  retry_at: Temporal.Instant | null;
}

export interface AccountsIdempotency {
  body: Json | null;
  created_at: Temporal.Instant;
  fingerprint: Buffer;
  key: string;
  status: number | null;
  token_id: string;
}

export interface AccountsOneTimeLink {
  agent_id: string | null;
  created_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  purpose: string;
  token_hash: Buffer;
  used_at: Temporal.Instant | null;
}

export interface AccountsSession {
  agent_id: string;
  created_at: Temporal.Instant;
  device: Generated<string>;
  ended_at: Temporal.Instant | null;
  expires_at: Temporal.Instant;
  id: string;
  last_seen_at: Temporal.Instant;
  method: string;
  stepped_up_at: Temporal.Instant | null;
  token_hash: Buffer;
}

export interface CatalogueAnswerTemplate {
  active: Generated<boolean>;
  bodies: Json;
  code: string;
  id: string;
  title: string;
  type_code: string | null;
  version: Generated<number>;
}

export interface CatalogueRequestType {
  active: Generated<boolean>;
  code: string;
  current_version_id: string | null;
  position: Generated<number>;
}

export interface CatalogueRequestTypeVersion {
  author_id: string | null;
  created_at: Temporal.Instant;
  definition: Json;
  edits: Generated<number>;
  id: string;
  number: number;
  published_at: Temporal.Instant | null;
  reason: Generated<string>;
  state: string;
  type_code: string;
}

export interface CatalogueRoutingRule {
  active: Generated<boolean>;
  channel: string | null;
  district_code: string | null;
  id: string;
  position: number;
  reason: string;
  type_code: string | null;
  unit_id: string;
  version: Generated<number>;
  words: Generated<string[]>;
}

export interface CitizensAddress {
  citizen_id: string;
  complement: string | null;
  country: Generated<string>;
  created_at: Temporal.Instant;
  district_code: string | null;
  id: string;
  line: string;
  postcode: string;
  town: string;
  valid_from: Temporal.PlainDate | null;
  valid_until: Temporal.PlainDate | null;
}

export interface CitizensCitizen {
  birth_date: string | null;
  civility: string | null;
  created_at: Temporal.Instant;
  family_name: string | null;
  given_names: string | null;
  id: string;
  kind: string;
  language: Generated<string>;
  merged_into: string | null;
  name_key: Generated<string | null>;
  notice: string | null;
  organisation_name: string | null;
  preferred_channel: string | null;
  rna: string | null;
  siret: string | null;
  usage_name: string | null;
  version: Generated<number>;
}

export interface CitizensContactPoint {
  bounced_at: Temporal.Instant | null;
  citizen_id: string;
  created_at: Temporal.Instant;
  id: string;
  kind: string;
  normalised: string;
  preferred: Generated<boolean>;
  value: string;
  verified_at: Temporal.Instant | null;
}

export interface ContactsContact {
  agent_id: string | null;
  channel: string;
  citizen_id: string | null;
  declared_name: string | null;
  declared_reach: string | null;
  demand: string | null;
  direction: Generated<string>;
  ended_at: Temporal.Instant | null;
  id: string;
  identity_check: Generated<string>;
  language: Generated<string>;
  result: string;
  search: Generated<string | null>;
  sector_code: string;
  site_id: string | null;
  started_at: Temporal.Instant;
  summary: Generated<string>;
  unit_id: string | null;
  version: Generated<number>;
}

export interface ContactsTopic {
  contact_id: string;
  id: string;
  position: Generated<number>;
  text: Generated<string>;
  type_code: string | null;
}

export interface CorrespondenceInboundEmail {
  arrived_at: Temporal.Instant;
  candidate_ids: Generated<string[]>;
  contact_id: string | null;
  decided_at: Temporal.Instant | null;
  decided_by: string | null;
  excerpt: string | null;
  facts: Generated<Json>;
  file_id: string;
  from_address: string | null;
  header_id: string | null;
  id: string;
  mailbox: string;
  reason: Generated<string>;
  request_id: string | null;
  sender_check: Generated<string>;
  sender_delivery: string | null;
  sender_domain: string | null;
  sender_signature: string | null;
  sha256: Buffer;
  size: number;
  source: string;
  state: Generated<string>;
  stored_at: Temporal.Instant;
  subject: string | null;
  uid: number | null;
  uid_validity: number | null;
  version: Generated<number>;
}

export interface CorrespondenceMailboxPosition {
  checked_at: Temporal.Instant;
  last_uid: number;
  mailbox: string;
  problem: string | null;
  uid_validity: number;
}

export interface CorrespondenceMessage {
  author_id: string | null;
  automatic: Generated<boolean>;
  body: string;
  channel: string;
  contact_id: string | null;
  direction: string;
  from_address: string | null;
  header_id: string | null;
  held_until: Temporal.Instant | null;
  id: string;
  in_reply_to: string | null;
  inbound_id: string | null;
  kind: string;
  read_at: Temporal.Instant | null;
  request_id: string;
  sent_at: Temporal.Instant | null;
  state: string;
  state_reason: string | null;
  subject: Generated<string>;
  to_address: string | null;
  tries: Generated<number>;
  version: Generated<number>;
  written_at: Temporal.Instant;
}

export interface CorrespondenceMessageOutline {
  automatic: boolean | null;
  channel: string | null;
  contact_id: string | null;
  direction: string | null;
  id: string | null;
  request_id: string | null;
  state: string | null;
  written_at: Temporal.Instant | null;
}

export interface EventsEvent {
  actor_id: string | null;
  actor_kind: string;
  at: Temporal.Instant;
  data: Generated<Json>;
  id: string;
  name: string;
  seq: Generated<number>;
  session_id: string | null;
  subject_id: string;
  subject_kind: string;
  tx: Generated<string>;
  unit_id: string | null;
}

export interface EventsReactionDone {
  done_at: Generated<Temporal.Instant>;
  event_id: string;
  reaction: string;
}

export interface EventsSeal {
  first_at: Temporal.Instant | null;
  from_tx: string;
  hash: Buffer;
  key_id: string;
  last_at: Temporal.Instant | null;
  number: number;
  previous: Buffer;
  row_count: number;
  row_hashes: Buffer;
  sealed_at: Temporal.Instant;
  signature: Buffer;
  until_tx: string;
}

export interface FilesFile {
  allowed: Generated<string[]>;
  cautions: Generated<string[]>;
  checked_at: Temporal.Instant | null;
  content_type: string;
  created_at: Temporal.Instant;
  created_by_id: string | null;
  created_by_kind: string;
  id: string;
  kind: string;
  name: string;
  purpose: string;
  refusal: string | null;
  scan_state: string;
  sha256: Buffer;
  size: number;
  state: Generated<string>;
  storage_key: string;
  wrapped_key: Buffer;
}

export interface HttpLimitedAct {
  count: number;
  ends_at: Temporal.Instant;
  key: Buffer;
}

export interface KnowledgeArticle {
  code: string;
  id: string;
  lines: string[];
  review_on: Temporal.PlainDate;
  script: Generated<string>;
  search: Generated<string | null>;
  title: string;
  type_code: string | null;
  unit_id: string;
  version: Generated<number>;
  withdrawn_on: Temporal.PlainDate | null;
}

export interface KnowledgeArticleVersion {
  act: string;
  article_id: string;
  lines: string[];
  review_on: Temporal.PlainDate;
  script: string;
  title: string;
  type_code: string | null;
  unit_id: string;
  version: number;
  written_at: Temporal.Instant;
  written_by: string | null;
}

export interface MailroomLetter {
  checked_by: string | null;
  confidence: number | null;
  contact_id: string;
  entered_at: Temporal.Instant;
  entered_by: string | null;
  fields: Generated<Json>;
  file_id: string;
  id: string;
  original_name: string;
  page_count: Generated<number>;
  pages: Generated<Json>;
  preview_id: string | null;
  problem: string | null;
  read_at: Temporal.Instant | null;
  received_on: Temporal.PlainDate;
  request_id: string | null;
  search: Generated<string | null>;
  sha256: Buffer;
  source: string;
  state: string;
  text: Generated<string>;
  version: Generated<number>;
}

export interface OrganisationAbsence {
  agent_id: string;
  ends_on: Temporal.PlainDate;
  id: string;
  reason: Generated<string>;
  scope: Generated<string>;
  starts_on: Temporal.PlainDate;
  substitute_id: string | null;
  version: Generated<number>;
}

export interface OrganisationAgent {
  active_from: Generated<Temporal.PlainDate>;
  active_until: Temporal.PlainDate | null;
  code: string;
  email: string;
  family_name: string;
  given_name: string;
  id: string;
  languages: Generated<string[]>;
  phone: string | null;
  search_key: Generated<string>;
  site_id: string | null;
  skills: Generated<string[]>;
  sort_key: Generated<string>;
  title: string | null;
  unit_id: string;
  version: Generated<number>;
}

export interface OrganisationCity {
  demonstration: Generated<boolean>;
  email: string;
  id: Generated<boolean>;
  mail_domain: string;
  name: string;
  phone: string;
  postal_address: string;
  postcode: string;
  short_name: string;
  siret: string | null;
  town: string;
  version: Generated<number>;
}

export interface OrganisationClosedDay {
  on_date: Temporal.PlainDate;
  reason: string;
  version: Generated<number>;
}

export interface OrganisationCompetence {
  act: string;
  code: string;
  partner_code: string | null;
  sentence: string;
  subject: string;
  type_codes: Generated<string[]>;
}

export interface OrganisationDistrict {
  code: string;
  lat_max: number;
  lat_min: number;
  lon_max: number;
  lon_min: number;
  name: string;
}

export interface OrganisationOpeningException {
  intervals: Generated<Json>;
  on_date: Temporal.PlainDate;
  reason: string;
  site_id: string;
  version: Generated<number>;
}

export interface OrganisationOpeningInterval {
  closes: string;
  opens: string;
  site_id: string;
  weekday: number;
}

export interface OrganisationPartner {
  active: Generated<boolean>;
  code: string;
  email: string | null;
  kind: string;
  name: string;
}

export interface OrganisationRoleAssignment {
  agent_id: string;
  granted_by: string | null;
  id: string;
  role_code: string;
  unit_id: string | null;
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
}

export interface OrganisationSector {
  code: string;
  name: string;
  position: number;
  sensitivity: string;
}

export interface OrganisationSite {
  active: Generated<boolean>;
  address: string;
  code: string;
  district_code: string | null;
  id: string;
  kind: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  name: string;
  phone: string | null;
  position: Generated<number>;
  postcode: string;
  town: string;
  version: Generated<number>;
}

export interface OrganisationStreet {
  district_code: string;
  first_number: number;
  id: string;
  last_number: number;
  name: string;
  name_key: Generated<string | null>;
}

export interface OrganisationTeamMember {
  agent_id: string;
  unit_id: string;
  valid_from: Generated<Temporal.PlainDate>;
  valid_until: Temporal.PlainDate | null;
}

export interface OrganisationUnit {
  active_from: Generated<Temporal.PlainDate>;
  active_until: Temporal.PlainDate | null;
  code: string;
  email: string | null;
  id: string;
  kind: string;
  manager_id: string | null;
  name: string;
  parent_id: string | null;
  phone: string | null;
  sector_code: string;
  version: Generated<number>;
}

export interface RequestsAttachment {
  added_at: Temporal.Instant;
  added_by: string | null;
  contact_id: string | null;
  file_id: string;
  id: string;
  message_id: string | null;
  name: string;
  public: Generated<boolean>;
  request_id: string;
  source: string;
}

export interface RequestsContactLink {
  contact_id: string;
  request_id: string;
}

export interface RequestsDraft {
  agent_id: string;
  kind: string;
  request_id: string;
  saved_at: Temporal.Instant;
  text: string;
}

export interface RequestsLegalFact {
  data: Generated<Json>;
  id: string;
  kind: string;
  on_date: Temporal.PlainDate;
  recorded_at: Temporal.Instant;
  request_id: string;
}

export interface RequestsMissingItem {
  id: string;
  label: string;
  limit_on: Temporal.PlainDate;
  received_at: Temporal.Instant | null;
  request_id: string;
  requested_at: Temporal.Instant;
}

export interface RequestsNote {
  author_id: string | null;
  id: string;
  request_id: string;
  text: string;
  written_at: Temporal.Instant;
}

export interface RequestsReferral {
  acknowledged_at: Temporal.Instant | null;
  id: string;
  partner_code: string;
  reason: string;
  referred_at: Temporal.Instant;
  referred_by: string | null;
  request_id: string;
}

export interface RequestsRequest {
  acknowledged_at: Temporal.Instant | null;
  answered_at: Temporal.Instant | null;
  answers: Generated<Json>;
  assignee_id: string | null;
  channel: string;
  closed_at: Temporal.Instant | null;
  district_code: string | null;
  due_kind: string | null;
  due_on: Temporal.PlainDate | null;
  id: string;
  language: Generated<string>;
  last_act_at: Temporal.Instant;
  latitude: number | null;
  longitude: number | null;
  notify: Generated<boolean>;
  outcome: string | null;
  place: string | null;
  received_on: Temporal.PlainDate;
  reference: string;
  registered_at: Temporal.Instant;
  registered_by: string | null;
  reopened_count: Generated<number>;
  requester_id: string | null;
  routing: Generated<Json>;
  sector_code: string;
  shared_units: Generated<string[]>;
  state: string;
  statutory_on: Temporal.PlainDate | null;
  subject: string;
  target_on: Temporal.PlainDate | null;
  text: Generated<string>;
  tracking_key: string;
  type_code: string;
  type_version_id: string;
  unit_id: string;
  urgency: Generated<string>;
  version: Generated<number>;
}

export interface RequestsRequestLink {
  kind: string;
  linked_at: Temporal.Instant;
  linked_by: string | null;
  other_id: string;
  request_id: string;
}

export interface RequestsSearchEntry {
  outlined: Generated<boolean>;
  owners: string[];
  registered_at: Temporal.Instant;
  request_id: string;
  sector_code: string;
  words: string;
}

export interface RequestsSubmission {
  key: string;
  request_id: string;
  sent_at: Temporal.Instant;
}

export interface RequestsTask {
  assignee_id: string | null;
  created_at: Temporal.Instant;
  created_by: string | null;
  done_at: Temporal.Instant | null;
  done_by: string | null;
  due_on: Temporal.PlainDate | null;
  id: string;
  kind: Generated<string>;
  request_id: string;
  result: string | null;
  state: Generated<string>;
  title: string;
  unit_id: string;
  version: Generated<number>;
}

export interface RequestsWatcher {
  agent_id: string;
  request_id: string;
  since: Temporal.Instant;
}

export interface DB {
  "accounts.agent_credential": AccountsAgentCredential;
  "accounts.api_token": AccountsApiToken;
  "accounts.attempt": AccountsAttempt;
  "accounts.idempotency": AccountsIdempotency;
  "accounts.one_time_link": AccountsOneTimeLink;
  "accounts.session": AccountsSession;
  "catalogue.answer_template": CatalogueAnswerTemplate;
  "catalogue.request_type": CatalogueRequestType;
  "catalogue.request_type_version": CatalogueRequestTypeVersion;
  "catalogue.routing_rule": CatalogueRoutingRule;
  "citizens.address": CitizensAddress;
  "citizens.citizen": CitizensCitizen;
  "citizens.contact_point": CitizensContactPoint;
  "contacts.contact": ContactsContact;
  "contacts.topic": ContactsTopic;
  "correspondence.inbound_email": CorrespondenceInboundEmail;
  "correspondence.mailbox_position": CorrespondenceMailboxPosition;
  "correspondence.message": CorrespondenceMessage;
  "correspondence.message_outline": CorrespondenceMessageOutline;
  "events.event": EventsEvent;
  "events.reaction_done": EventsReactionDone;
  "events.seal": EventsSeal;
  "files.file": FilesFile;
  "http.limited_act": HttpLimitedAct;
  "knowledge.article": KnowledgeArticle;
  "knowledge.article_version": KnowledgeArticleVersion;
  "mailroom.letter": MailroomLetter;
  "organisation.absence": OrganisationAbsence;
  "organisation.agent": OrganisationAgent;
  "organisation.city": OrganisationCity;
  "organisation.closed_day": OrganisationClosedDay;
  "organisation.competence": OrganisationCompetence;
  "organisation.district": OrganisationDistrict;
  "organisation.opening_exception": OrganisationOpeningException;
  "organisation.opening_interval": OrganisationOpeningInterval;
  "organisation.partner": OrganisationPartner;
  "organisation.role_assignment": OrganisationRoleAssignment;
  "organisation.sector": OrganisationSector;
  "organisation.site": OrganisationSite;
  "organisation.street": OrganisationStreet;
  "organisation.team_member": OrganisationTeamMember;
  "organisation.unit": OrganisationUnit;
  "requests.attachment": RequestsAttachment;
  "requests.contact_link": RequestsContactLink;
  "requests.draft": RequestsDraft;
  "requests.legal_fact": RequestsLegalFact;
  "requests.missing_item": RequestsMissingItem;
  "requests.note": RequestsNote;
  "requests.referral": RequestsReferral;
  "requests.request": RequestsRequest;
  "requests.request_link": RequestsRequestLink;
  "requests.search_entry": RequestsSearchEntry;
  "requests.submission": RequestsSubmission;
  "requests.task": RequestsTask;
  "requests.watcher": RequestsWatcher;
}
