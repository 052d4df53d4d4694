import { Route, Routes } from 'react-router';
import { CataloguesScreen } from './catalogues-screen.tsx';
import { ChecklistEditScreen } from './checklist-edit-screen.tsx';
import { ImportCatalogueScreen } from './import-catalogue-screen.tsx';
import { ImportedScreen } from './imported-screen.tsx';
import { ItemQuestionsScreen } from './item-questions-screen.tsx';
import { QuestionsScreen } from './questions-screen.tsx';

export const CatalogueRoutes = () => (
  <Routes>
    <Route index element={<CataloguesScreen />} />
    <Route path="import" element={<ImportCatalogueScreen />} />
    <Route path="imported/:catalogue" element={<ImportedScreen />} />
    <Route path="checklists/:checklist" element={<ChecklistEditScreen />} />
    <Route path="questions/:catalogue" element={<QuestionsScreen />} />
    <Route path="questions/:catalogue/:item" element={<ItemQuestionsScreen />} />
  </Routes>
);
