"""The verbs a person has, by feature: each reads what is stored, applies rules, saves, returns a Change."""
