import type { ModelConfig } from '../../config.ts'
import { createAiSdkModel } from './createAiSdkModel.ts'
import { type Model, type ModelCatalogue, ModelError, type ModelListing } from './model.ts'
import { createScriptedModel, type ScriptedModelOptions } from './scripted/createScriptedModel.ts'

const scriptedTokens = 200_000
/** A guess that small models still fit; providers do not say it in a common way. */
const configuredTokens = 128_000

/** The models of this server. Without a configuration, `ultimate` and `auto` are the scripted one. */
export function createModelCatalogue(config: ModelConfig | null, scripted: ScriptedModelOptions = {}): ModelCatalogue {
  const scriptedModel = createScriptedModel(scripted)
  const configuredModel = config ? createAiSdkModel(config) : null
  const main = configuredModel ?? scriptedModel
  const mainName = config?.name ?? 'scripted'
  const mainTokens = config ? configuredTokens : scriptedTokens

  const listings: ModelListing[] = []
  const models = new Map<string, Model>()
  function add(id: string, displayName: string, maxInputTokens: number, model: Model, source: ModelListing['source']) {
    if (models.has(id)) return
    models.set(id, model)
    listings.push({ id, display_name: displayName, source, max_input_tokens: maxInputTokens })
  }

  add('ultimate', `Ultimate (${mainName})`, mainTokens, main, 'system')
  add('auto', `Auto (${mainName})`, mainTokens, main, 'system')
  add('scripted', 'Scripted (offline)', scriptedTokens, scriptedModel, 'system')
  if (config && configuredModel) add(config.name, config.name, configuredTokens, configuredModel, 'user')

  return {
    list: () => listings,
    has: (id) => models.has(id),
    resolve(id) {
      const model = models.get(id)
      if (!model) throw new ModelError('model_request_failed_error', `This server has no model named '${id}'.`, false)
      return model
    },
  }
}
