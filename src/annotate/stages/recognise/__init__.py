"""Find the names in a text: a statistical model, then rules that bring its answers to the edition's conventions.

`load_recogniser` gives a spaCy pipeline with the model alone; adding the component `annotate_names` (see
`annotate.stages.recognise.names`) after it settles spans and kinds. Dates belong to the dates stage: what the model
takes for one is dropped here.
"""

from annotate.stages.recognise.models import SHIPPED_MODEL, ModelId, available_models, load_recogniser, model_id

__all__ = ["SHIPPED_MODEL", "ModelId", "available_models", "load_recogniser", "model_id"]
