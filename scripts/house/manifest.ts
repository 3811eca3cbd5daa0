/** The parts of a package.json that the house looks at. */
export type Manifest = {
  readonly name: string
  readonly private: boolean
  readonly type: string
  readonly dependencies: ReadonlyMap<string, string>
  readonly developmentDependencies: ReadonlyMap<string, string>
}

/** An unreadable manifest reads as an empty one, which every rule about manifests then refuses. */
export function readManifest(text: string): Manifest {
  const raw = objectOf(safely(text))
  return {
    name: String(raw['name'] ?? ''),
    private: raw['private'] === true,
    type: String(raw['type'] ?? ''),
    dependencies: new Map([...versions(raw['dependencies']), ...versions(raw['optionalDependencies'])]),
    developmentDependencies: versions(raw['devDependencies']),
  }
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {})

const versions = (value: unknown): ReadonlyMap<string, string> => new Map(Object.entries(objectOf(value)).map(([name, version]) => [name, String(version)]))
