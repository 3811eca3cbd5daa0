export { openBlobs, type Blobs, type PutOptions, type Stored } from './src/blobs.ts'
export { readDigest, type Digest } from './src/digest.ts'
