import type { COMPONENTS } from "../model/words.js";

interface Layer {
  binder: string;
  content: string;
  solvent: string;
  active: string | null;
  context: string[];
  layer: string[];
}

const LAYERS: Record<(typeof COMPONENTS)[number], Layer> = {
  cathode: {
    binder: "NBR",
    content: "2.5 wt%",
    solvent: "dibromomethane 40 vol% + n-hexyl butyrate 60 vol%",
    active: "NCM811",
    context: ["# cathode_potential: 4.3 V          # vs. Li/Li+; oxidation is checked against it"],
    layer: ["loading: 16 mg/cm2", "# areal_capacity: 3 mAh/cm2"],
  },
  anode: {
    binder: "NBR",
    content: "4 wt%",
    solvent: "anisole",
    active: "graphite-silicon",
    context: [
      "anode: silicon-graphite             # graphite, silicon, silicon-graphite, lithium-metal, anode-less",
      "# electrolyte_free: true            # where the anode holds no solid electrolyte",
    ],
    layer: ["loading: 2.2 mg/cm2", "# areal_capacity: 3 mAh/cm2"],
  },
  sheet: {
    binder: "PIB",
    content: "5 wt%",
    solvent: "toluene",
    active: null,
    context: ["# anode: lithium-metal              # the anode that the sheet meets"],
    layer: ["thickness: 30 um"],
  },
};

/** A formulation to start from: it is valid as it stands, and says beside each line what else may stand there. */
export function formulationTemplate(component: keyof typeof LAYERS, schemaPath: string): string {
  const { binder, content, solvent, active, context, layer } = LAYERS[component];
  return `# yaml-language-server: $schema=${schemaPath}
# What is not given is unknown, never zero: leave out what you do not know.
# Every amount has its unit. All keys, their other names and units: binder-advise schema formulation
schema: binder-advise/formulation@1
name: my ${component}

component: ${component.padEnd(25)}# cathode, anode or sheet
process: wet                        # dry, wet or scaffold
${context.join("\n")}
stack_pressure: 3 MPa               # in operation
# fabrication_pressure: 300 MPa
# aim: cycle-life                   # balanced, energy-density, rate-capability, cycle-life, scale-up
# cell: pouch                       # torque, pouch or prismatic

binder: ${binder}
# binder_grade: as the supplier names it
# binder_molecular_weight: 3200000 g/mol
# binder_particle_size: 6.44 um     # as it goes into a dry process
# binder_crystallinity: 88.1 %
binder_content: ${content.padEnd(20)}# of the dry layer
solvent: ${solvent}
# solids_content: 60 wt%            # of the slurry
drying_temperature: 60 °C
${active === null ? "" : `active_material: ${active}\n`}solid_electrolyte: Li6PS5Cl
${layer.join("\n")}

# accept:                           # findings you put up with, for a time
#   - rule: unopened-hazard-source
#     reason: safety data sheet checked
#     until: 2027-12-31
`;
}
