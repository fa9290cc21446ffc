"""Forms for signing in and for one's own profile."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from cases.models import User


def helper(button: str) -> FormHelper:
    """Fields one below the other and one green button; the page writes the form tag."""
    helper = FormHelper()
    helper.form_tag = False
    helper.add_input(Submit("save", button, data_primary=""))
    return helper


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "That username and password do not belong together. Check both and try again. "
        "The password is case-sensitive.",
        "inactive": "This account is closed. Ask an administrator to open it.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["username"].error_messages["required"] = "Enter your username."
        self.fields["password"].error_messages["required"] = "Enter your password."
        self.helper = helper("Sign in")


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["single_keys"]
        labels = {"single_keys": "Single-letter keys"}
        help_texts = {
            "single_keys": "J, K, N, D, / and ? work while you are not typing in a field. "
            "Switch them off if you speak to your computer or press keys by accident."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper("Save")


class NewPasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": "That is not your current password. Type it again.",
        "password_mismatch": "The two new passwords are not the same. Type the new password twice.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for name, label in [
            ("old_password", "Current password"),
            ("new_password1", "New password"),
            ("new_password2", "New password again"),
        ]:
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = f"Enter your {label.lower()}."
        self.fields["new_password1"].help_text = "At least 12 characters. Three plain words make a good one."
        self.fields["new_password2"].error_messages["required"] = "Enter your new password once more."
        self.fields["new_password2"].help_text = ""
        self.helper = helper("Change the password")
