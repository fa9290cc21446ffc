"""Numbers as pages show them."""

from django import template

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """1,214"""
    return f"{number:,}"
