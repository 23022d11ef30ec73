"""The screens: five main views, the page of a record, and the windows that open above them."""
