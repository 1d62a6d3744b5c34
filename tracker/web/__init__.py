"""What the blueprints share: the actor of a request, guards, scope, error pages, words, template filters."""
