import type { Service, ServiceForm, ServiceInput } from "./services.api.js";

/** 提供形態, in the order people meet them. */
export const serviceForms: readonly ServiceForm[] = ["saas", "on_premises", "hybrid", "paas", "iaas"];

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
