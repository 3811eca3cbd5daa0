export type {
  AddressFeatures, Band, Candidate, CodeFeatures, Decision, Evidence, EvidenceItem, Features, LegalForm, Mention, NameFeatures, Vocabulary,
} from './types.ts'
export { features } from './features.ts'
export { blockingKeys } from './blocking.ts'
export { compare, compareWithAll } from './compare.ts'
export { decide, type DecideOptions } from './decide.ts'
export { memoryIndex, type CandidateIndex } from './candidate-index.ts'
export { linkMentions, type LinkDecision, type LinkOptions } from './link.ts'
export { learnVocabulary } from './vocabulary.ts'
export { NO_VOCABULARY } from './places.ts'
export { confusion, type Confusion } from './confusable.ts'
export { fold } from './fold.ts'
