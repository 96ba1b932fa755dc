/* octet-capture-facts.c - what a capture's file says beside its packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From any thread: lists are read under the capture's lock, and their elements do
 * not change or go while the capture lives.
 */
#include "config.h"

#include "capture/octet-capture-private.h"

static gpointer
get_element (OctetCapture *self,
             GPtrArray    *array,
             guint         index)
{
  gpointer element;

  g_mutex_lock (&self->lock);
  element = index < array->len ? g_ptr_array_index (array, index) : NULL;
  g_mutex_unlock (&self->lock);
  return element;
}

static guint
get_length (OctetCapture *self,
            GPtrArray    *array)
{
  guint length;

  g_mutex_lock (&self->lock);
  length = array->len;
  g_mutex_unlock (&self->lock);
  return length;
}

/**
 * octet_capture_get_n_sections:
 * @self: a capture
 *
 * Returns: sections seen so far
 */
guint
octet_capture_get_n_sections (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), 0);

  return get_length (self, self->sections);
}

/**
 * octet_capture_get_section:
 * @self: a capture
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the section; lives as long as @self
 */
OctetSection *
octet_capture_get_section (OctetCapture *self,
                           guint         index)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);

  return get_element (self, self->sections, index);
}

/**
 * octet_capture_get_n_interfaces:
 * @self: a capture
 *
 * Returns: interfaces seen so far
 */
guint
octet_capture_get_n_interfaces (OctetCapture *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), 0);

  return get_length (self, self->interfaces);
}

/**
 * octet_capture_get_interface:
 * @self: a capture
 * @index: from 0, over all sections
 *
 * Returns: (transfer none) (nullable): the interface; lives as long as @self
 */
OctetInterface *
octet_capture_get_interface (OctetCapture *self,
                             guint         index)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);

  return get_element (self, self->interfaces, index);
}

/**
 * octet_capture_get_statistics: (skip)
 * @self: a capture
 * @interface: an interface's index
 * @ret_statistics: (out caller-allocates): what the file says of it at its end
 */
void
octet_capture_get_statistics (OctetCapture             *self,
                              guint                     interface,
                              OctetInterfaceStatistics *ret_statistics)
{
  static const OctetInterfaceStatistics none = OCTET_INTERFACE_STATISTICS_NONE;

  g_return_if_fail (OCTET_IS_CAPTURE (self));

  g_mutex_lock (&self->lock);
  *ret_statistics = interface < self->statistics->len
                    ? g_array_index (self->statistics, OctetInterfaceStatistics, interface)
                    : none;
  g_mutex_unlock (&self->lock);
}

/**
 * octet_capture_get_name_records:
 * @self: a capture
 *
 * Returns: (transfer container) (element-type OctetNameRecord): names of addresses
 *   that the file has brought so far
 */
GPtrArray *
octet_capture_get_name_records (OctetCapture *self)
{
  GPtrArray *copy;

  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_name_record_unref);
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (copy, octet_name_record_ref (g_ptr_array_index (self->names, i)));
  g_mutex_unlock (&self->lock);
  return copy;
}

/**
 * octet_capture_get_secrets:
 * @self: a capture
 *
 * Returns: (transfer container) (element-type OctetSecrets): keys that the file has
 *   brought so far
 */
GPtrArray *
octet_capture_get_secrets (OctetCapture *self)
{
  GPtrArray *copy;

  g_return_val_if_fail (OCTET_IS_CAPTURE (self), NULL);

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) octet_secrets_unref);
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->secrets->len; i++)
    g_ptr_array_add (copy, octet_secrets_ref (g_ptr_array_index (self->secrets, i)));
  g_mutex_unlock (&self->lock);
  return copy;
}
