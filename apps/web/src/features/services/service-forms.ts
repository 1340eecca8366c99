import type { Service, ServiceInput } from "./services.api.js";

export const newService: ServiceInput = {
  name: "",
  form: "saas",
  remoteMaintenance: true,
  storesDataExternally: true,
  description: "",
  suppliers: [],
};

/** The members of a service that a person edits. */
export const inputOf = (service: Service): ServiceInput => ({
  name: service.name,
  form: service.form,
  remoteMaintenance: service.remoteMaintenance,
  storesDataExternally: service.storesDataExternally,
  description: service.description,
  suppliers: service.suppliers,
});
