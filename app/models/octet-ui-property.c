/* octet-ui-property.c - holds what a row says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-property.h"

struct _OctetUiProperty
{
  GObject parent_instance;
  char   *group;
  char   *name;
  char   *value;
  char   *exact;
  guint32 packet;
};

G_DEFINE_FINAL_TYPE (OctetUiProperty, octet_ui_property, G_TYPE_OBJECT)

/* --- what it says --- */

/**
 * octet_ui_property_get_group:
 * @self: a property
 *
 * Returns: (transfer none): the heading under which it stands
 */
const char *
octet_ui_property_get_group (OctetUiProperty *self)
{
  return self->group;
}

/**
 * octet_ui_property_get_name:
 * @self: a property
 *
 * Returns: (transfer none): what it is called
 */
const char *
octet_ui_property_get_name (OctetUiProperty *self)
{
  return self->name;
}

/**
 * octet_ui_property_get_value:
 * @self: a property
 *
 * Returns: (transfer none): what it is, as people read it
 */
const char *
octet_ui_property_get_value (OctetUiProperty *self)
{
  return self->value;
}

/**
 * octet_ui_property_get_exact:
 * @self: a property
 *
 * Returns: (transfer none) (nullable): what it is, as it is copied: numbers without separators;
 *   %NULL as long as it is not known
 */
const char *
octet_ui_property_get_exact (OctetUiProperty *self)
{
  return self->exact;
}

/**
 * octet_ui_property_get_packet:
 * @self: a property
 *
 * Returns: the number of the packet that it is about, 0 for none
 */
guint32
octet_ui_property_get_packet (OctetUiProperty *self)
{
  return self->packet;
}

static void
octet_ui_property_finalize (GObject *object)
{
  OctetUiProperty *self = OCTET_UI_PROPERTY (object);

  g_free (self->group);
  g_free (self->name);
  g_free (self->value);
  g_free (self->exact);
  G_OBJECT_CLASS (octet_ui_property_parent_class)->finalize (object);
}

static void
octet_ui_property_class_init (OctetUiPropertyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_property_finalize;
}

static void
octet_ui_property_init (OctetUiProperty *self)
{
}

/**
 * octet_ui_property_new:
 * @group: the heading under which it stands
 * @name: what it is called
 * @value: what it is, as people read it
 * @exact: (nullable): what it is, as it is copied; %NULL as long as it is not known
 * @packet: the packet that it is about, 0 for none
 *
 * Returns: (transfer full): a row
 */
OctetUiProperty *
octet_ui_property_new (const char *group,
                       const char *name,
                       const char *value,
                       const char *exact,
                       guint32     packet)
{
  OctetUiProperty *self = g_object_new (OCTET_UI_TYPE_PROPERTY, NULL);

  self->group = g_strdup (group);
  self->name = g_utf8_make_valid (name, -1);
  self->value = g_utf8_make_valid (value, -1);
  self->exact = exact != NULL ? g_utf8_make_valid (exact, -1) : NULL;
  self->packet = packet;
  return self;
}
