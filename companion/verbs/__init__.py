"""The verbs a person has, by feature: each reads what is stored, applies pure rules, saves, returns a Change."""
