// The version that answers and manifests name.
export const version = '0.1.0'
