export const licences = async (_) => '';
export const billOfMaterials = async (_a, _b) => '{}';
